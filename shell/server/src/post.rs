//! E-mail. What is sent says that something waits and where to read it, never about whom: words
//! about a child stay behind the door.

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::fmt;
use std::time::Duration;

/// How long one message may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The way to a mail server, and who writes.
#[derive(Clone)]
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address of the server may hold a password.
        f.debug_struct("Post").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Post {
    /// A mail server by its address, such as `smtps://user:password@mail.example` or, within a
    /// network of one's own, `smtp://127.0.0.1:25`; and who writes.
    ///
    /// # Errors
    /// Words, where one of the two cannot be; never the address of the server itself.
    pub fn new(server: &str, from: &str) -> Result<Post, String> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(|_| "the mail server’s address cannot be read".to_owned())?
            .timeout(Some(PATIENCE))
            .build();
        let from = from.parse().map_err(|_| format!("“{from}” is not an e-mail address"))?;
        Ok(Post { transport, from })
    }

    /// Sends a message in plain text.
    ///
    /// # Errors
    /// Words for the log: the server did not take it.
    pub async fn send(&self, to: &str, subject: &str, text: String) -> Result<(), String> {
        let to: Mailbox = to.parse().map_err(|_| "an e-mail address cannot be read".to_owned())?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|error| error.to_string())?;
        self.transport.send(message).await.map(drop).map_err(|error| error.to_string())
    }
}
