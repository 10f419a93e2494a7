//! Passwords everybody tries first. They are told by what is left of them once capitals, signs,
//! usual swaps of a sign for a letter and added numbers are taken away.

/// Whether a password is a usual one with something added, one repeated, or a row of keys.
pub(crate) fn is_common(password: &str) -> bool {
    let plain: String = lower(password).collect();
    let word = reduce(password);
    is_word(&word) || is_row(&plain) || is_row(&word) || has_few_characters(&plain)
}

/// Whether a password is made of somebody's own texts: an e-mail address, its first part, a name.
pub(crate) fn is_own(password: &str, own: &[&str]) -> bool {
    let (plain, word) = (lower(password).collect::<String>(), reduce(password));
    own.iter().flat_map(|text| [*text, text.split('@').next().unwrap_or_default()]).any(|text| {
        let (text, reduced) = (lower(text).collect::<String>(), reduce(text));
        (text.chars().count() >= 4 && plain == text)
            || (reduced.chars().count() >= 4 && is_repeated(&word, &reduced))
    })
}

/// What people choose most, by what lists of stolen passwords have in common.
const WORDS: &str = "\
    abc access account admin administrator amanda andrew angel apple arsenal ashley asdf asdfgh \
    asdfghjkl august autumn babygirl baseball basketball batman biteme blink butterfly carecare \
    changeit changeme charlie chelsea chocolate chris computer cookie council daniel december \
    default demo dragon england essex everton facebook family february flower football forever \
    freedom friday george google guest hannah hello helloworld homeward hunter iloveyou \
    iloveyousomuch internet january jennifer jessica jesus jordan july june justin killer \
    letmein letmeinplease lifeisgood liverpool london love lovely loveyou manchester \
    manchesterunited march master matrix matthew maverick michael michelle microsoft monday \
    monkey mustang mypassword newpassword nicole ninja november october office oliver opensesame \
    pass passcode passphrase passwd password pokemon princess purple qazwsx qwer qwerty \
    qwertyuiop rainbow rangers robert samsung secret september shadow skywalker snoopy \
    socialcare socialwork socialworker soccer spring starwars summer summertime sunday sunshine \
    superman temp temporary test testing thepassword thisismypassword thomas tigger tottenham \
    trustno user welcome whatever william winter yourpassword zaqwsx zxcv zxcvbn zxcvbnm";

/// Rows people run a finger along.
const ROWS: &[&str] = &[
    "12345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "11223344556677889900",
];

fn is_word(word: &str) -> bool {
    let is_one = |text: &str| WORDS.split(' ').any(|common| is_repeated(text, common));
    is_one(word) || WORDS.split(' ').filter_map(|common| word.strip_prefix(common)).any(is_one)
}

/// Whether a text is another, once or several times over.
fn is_repeated(text: &str, of: &str) -> bool {
    !text.is_empty() && !of.is_empty() && text.replace(of, "").is_empty()
}

/// Whether a text is a row of keys, forwards or backwards, or two halves that are.
fn is_row(text: &str) -> bool {
    let backwards: String = text.chars().rev().collect();
    let along = |part: &str| part.len() >= 4 && ROWS.iter().any(|row| row.contains(part));
    let halves = |text: &str| {
        along(text) || text.char_indices().any(|(at, _)| along(&text[..at]) && along(&text[at..]))
    };
    halves(text) || halves(&backwards)
}

fn has_few_characters(text: &str) -> bool {
    let mut seen: Vec<char> = text.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len() < 4
}

fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// The word a password was made from.
fn reduce(text: &str) -> String {
    let text: String = lower(text).collect();
    let added = |c: char| !c.is_alphabetic() && !"@$".contains(c);
    text.trim_end_matches(|c: char| !c.is_alphabetic())
        .trim_start_matches(added)
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .filter(|c| c.is_alphabetic())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_password_is_known_through_what_was_added_to_it() {
        for text in [
            "password1234",
            "P@ssw0rd2026!!",
            "passwordpassword",
            "Welcome123456",
            "Liverpool1892!",
            "123456789012",
            "098765432109",
            "qwertyuiop123",
            "1qaz2wsx3edc",
            "aaaaaaaaaaaa",
            "121212121212",
            "abcdefghijkl",
            "Homeward-2026",
            "summersummer2026",
            "LetMeInPlease!",
            "welcomehello99",
            "qwerty123456",
        ] {
            assert!(is_common(text), "{text}");
        }
    }

    #[test]
    fn words_that_do_not_belong_together_are_not_usual() {
        for text in [
            "violet kettle march",
            "correct horse battery staple",
            "the summer we painted the shed",
            "8mQz!pL2vX9r",
            "ночь улица фонарь аптека",
        ] {
            assert!(!is_common(text), "{text}");
        }
    }

    #[test]
    fn short_texts_of_ones_own_do_not_forbid_every_password() {
        assert!(!is_own("violet kettle march", &["", "vi", "Ann"]));
        assert!(is_own("invented.officer", &["invented.officer@example.org"]));
        assert!(!is_own("violet kettle march", &["invented.officer@example.org"]));
    }
}
