//! What a browser or a password manager may fill in.

/// The purpose of a field, in the words browsers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Autocomplete {
    /// The password of an account that exists.
    CurrentPassword,
    /// A password being chosen.
    NewPassword,
    /// The name of an account.
    Username,
    /// The name of an account, which may also be signed in to with a passkey.
    UsernameOrPasskey,
    /// An e-mail address.
    Email,
    /// A person's name.
    Name,
    /// A code sent or shown once.
    OneTimeCode,
    /// A telephone number.
    Telephone,
    /// Nothing.
    Off,
}

impl Autocomplete {
    /// The words browsers know it by.
    pub fn words(self) -> &'static str {
        match self {
            Autocomplete::CurrentPassword => "current-password",
            Autocomplete::NewPassword => "new-password",
            Autocomplete::Username => "username",
            Autocomplete::UsernameOrPasskey => "username webauthn",
            Autocomplete::Email => "email",
            Autocomplete::Name => "name",
            Autocomplete::OneTimeCode => "one-time-code",
            Autocomplete::Telephone => "tel",
            Autocomplete::Off => "off",
        }
    }
}
