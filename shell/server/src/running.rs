//! Running the service: it listens, follows what other programs record, tidies the door, and
//! stops when told, letting requests under way finish.

use crate::reminding::keep_reminding;
use crate::routes::router;
use crate::service::Service;
use crate::telling::keep_telling;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How often it looks whether another program has recorded something.
const FOLLOWS: Duration = Duration::from_secs(1);
/// How often what has ended is removed from the door.
const TIDIES: Duration = Duration::from_secs(300);
/// How long requests under way may take to finish once it is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// A service that listens.
pub struct Served {
    /// Where.
    pub address: SocketAddr,
    running: tokio::task::JoinHandle<std::io::Result<()>>,
    stop: tokio::sync::watch::Sender<bool>,
}

/// Listens and serves.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(service: Arc<Service>, listener: TcpListener) -> std::io::Result<Served> {
    let address = listener.local_addr()?;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    tokio::spawn(keep(service.clone(), stopped.clone()));
    tokio::spawn(keep_telling(service.clone(), stopped.clone()));
    tokio::spawn(keep_reminding(service.clone(), stopped.clone()));
    warm(service.clone());
    let app = router(service).into_make_service_with_connect_info::<SocketAddr>();
    let mut told = stopped;
    let shutdown = async move {
        let _ = told.wait_for(|stop| *stop).await;
    };
    let running =
        tokio::spawn(
            async move { axum::serve(listener, app).with_graceful_shutdown(shutdown).await },
        );
    Ok(Served { address, running, stop })
}

impl Served {
    /// Stops listening, and waits for requests under way for a while.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = tokio::time::timeout(GRACE, self.running).await;
    }

    /// Serves until told to stop by the terminal or the system.
    ///
    /// # Errors
    /// When listening fails.
    pub async fn until_told(mut self) -> std::io::Result<()> {
        tokio::select! {
            ended = &mut self.running => return ended.unwrap_or(Ok(())),
            () = told() => {}
        }
        self.stop().await;
        Ok(())
    }
}

async fn told() {
    let interrupted = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let terminated = async {
            match signal(SignalKind::terminate()) {
                Ok(mut signal) => drop(signal.recv().await),
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! { () = interrupted => {}, () = terminated => {} }
    }
    #[cfg(not(unix))]
    interrupted.await;
}

/// Works out what the first visitor would otherwise wait for.
fn warm(service: Arc<Service>) {
    let book = service.shown();
    let measured = book.clone();
    tokio::task::spawn_blocking(move || {
        if let Err(refusal) = measured.view.current() {
            tracing::warn!(%refusal, "the book cannot be measured yet");
        }
    });
    tokio::spawn(async move {
        if let Some(last) = book.view.book.statements.keys().next_back()
            && service.letters.of(&service, &book, *last).await.is_err()
        {
            tracing::warn!("the last statement cannot be read yet");
        }
        if service.found.in_returns(&service, &book).await.is_err() {
            tracing::warn!("what was sent cannot be checked yet");
        }
    });
}

async fn keep(service: Arc<Service>, mut stopped: tokio::sync::watch::Receiver<bool>) {
    let mut follow = tokio::time::interval(FOLLOWS);
    let mut tidy = tokio::time::interval(TIDIES);
    follow.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = follow.tick() => {
                if let Err(failure) = service.follow().await {
                    tracing::error!(%failure, "the record cannot be followed");
                }
            }
            _ = tidy.tick() => {
                if let Err(fault) = service.door.purge(service.clock.door()).await {
                    tracing::error!(%fault, "the door cannot be tidied");
                }
            }
            _ = stopped.changed() => return,
        }
    }
}
