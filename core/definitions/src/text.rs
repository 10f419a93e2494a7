//! Short texts and short lists that are held in great numbers: rows of a return, findings. A text
//! of up to fifteen bytes takes no memory of its own, and copies of a longer one share it.

/// A short text.
pub type Text = ecow::EcoString;

/// A short list whose copies share it.
pub type Few<T> = ecow::EcoVec<T>;
