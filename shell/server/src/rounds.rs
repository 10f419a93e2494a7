//! Rounds: what the service does again and again by itself, until it stops.

use crate::service::Service;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

/// Goes round every so often until the service stops. A round that fails is logged with `failed`,
/// and the next one is gone all the same.
pub async fn go_round(
    service: Arc<Service>,
    mut stopped: watch::Receiver<bool>,
    every: Duration,
    failed: &'static str,
    round: impl AsyncFn(&Service) -> Result<usize, String>,
) {
    let mut rounds = tokio::time::interval(every);
    rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = rounds.tick() => {
                if let Err(words) = round(&service).await {
                    tracing::warn!(fault = %words, "{failed}");
                }
            }
            _ = stopped.changed() => return,
        }
    }
}
