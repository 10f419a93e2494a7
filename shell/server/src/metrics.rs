//! What is counted for whoever runs the service: requests, how they ended and how long they took.
//! Never who, and never an address with a number in it.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counters since the service started.
#[derive(Debug, Default)]
pub struct Metrics {
    by_class: [AtomicU64; 5],
    micros: AtomicU64,
    slow: AtomicU64,
    sign_ins: AtomicU64,
    refused_sign_ins: AtomicU64,
    reads: AtomicU64,
}

impl Metrics {
    /// A request ended with a status, after so many microseconds.
    pub fn answered(&self, status: u16, micros: u64) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.by_class[class].fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(micros, Ordering::Relaxed);
        if micros > 1_000_000 {
            self.slow.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Someone came in, or was not let in.
    pub fn sign_in(&self, let_in: bool) {
        let counter = if let_in { &self.sign_ins } else { &self.refused_sign_ins };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// A look at children's records was noted.
    pub fn read(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }

    /// The counters in the text format that Prometheus reads.
    pub fn text(&self, entries: u64) -> String {
        let mut text = String::new();
        let mut line = |name: &str, help: &str, kind: &str, values: &[(String, u64)]| {
            let _ = writeln!(text, "# HELP homeward_{name} {help}\n# TYPE homeward_{name} {kind}");
            for (labels, value) in values {
                let _ = writeln!(text, "homeward_{name}{labels} {value}");
            }
        };
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let classes: Vec<(String, u64)> = (1..)
            .zip(&self.by_class)
            .map(|(class, counter)| (format!("{{class=\"{class}xx\"}}"), get(counter)))
            .collect();
        line("requests_total", "Requests answered, by class of status.", "counter", &classes);
        let plain = |counter: &AtomicU64| [(String::new(), get(counter))];
        line("request_micros_total", "Time spent answering.", "counter", &plain(&self.micros));
        line("slow_requests_total", "Requests over a second.", "counter", &plain(&self.slow));
        line("sign_ins_total", "Sign-ins.", "counter", &plain(&self.sign_ins));
        let refused = plain(&self.refused_sign_ins);
        line("refused_sign_ins_total", "Sign-ins refused.", "counter", &refused);
        line("reads_total", "Looks at children's records noted.", "counter", &plain(&self.reads));
        line("entries", "Entries of the book.", "gauge", &[(String::new(), entries)]);
        text
    }
}
