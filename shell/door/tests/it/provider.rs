//! A real OpenID provider, started for one test on this machine and ended with it.

use door::Provider;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// An organisation's sign-in that is running.
pub struct Running {
    pub issuer: String,
    child: Child,
}

impl Running {
    /// Starts it, with more options than the port.
    pub fn start(options: &[&str]) -> Running {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser");
        let mut child = Command::new("node")
            .arg("oidc-provider.mjs")
            .arg("--with-parent")
            .args(options)
            .current_dir(tests)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("node is missing, which runs the provider: install Node.js 20 or later");
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = said.find_map(|line| Some(line.ok()?.strip_prefix("ready ")?.to_owned()));
        match ready {
            Some(issuer) => Running { issuer, child },
            None => {
                let mut why = String::new();
                child.stderr.take().unwrap().read_to_string(&mut why).unwrap();
                child.wait().unwrap();
                panic!(
                    "the provider does not start; run npm ci --prefix tests/browser. It says:\n{why}"
                );
            }
        }
    }

    /// How we know it.
    pub fn provider(&self) -> Provider {
        Provider {
            id: "invented".to_owned(),
            organisation: "O-1".to_owned(),
            issuer: self.issuer.clone(),
            client_id: "homeward".to_owned(),
            client_secret: Some("invented".into()),
        }
    }

    /// Ends it and starts it again where it was, with another key.
    pub fn restart(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let port = self.issuer.rsplit(':').next().unwrap();
        *self = Running::start(&["--port", port]);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
