//! A product of whole numbers, as large as it gets: so that two long products of a survival curve
//! are compared exactly.

use std::cmp::Ordering;

/// A product, its digits in base 2³², the least first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Product(Vec<u32>);

impl Product {
    /// One.
    pub(crate) fn one() -> Product {
        Product(vec![1])
    }

    /// Multiplies it.
    pub(crate) fn by(&mut self, factor: u32) {
        let mut carried = 0_u64;
        for digit in &mut self.0 {
            let product = u64::from(*digit) * u64::from(factor) + carried;
            *digit = product as u32;
            carried = product >> 32;
        }
        if carried > 0 {
            self.0.push(carried as u32);
        }
        while self.0.len() > 1 && self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Which is larger.
    pub(crate) fn against(&self, other: &Product) -> Ordering {
        let size = self.0.len().cmp(&other.0.len());
        size.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn product(factors: &[u32]) -> Product {
        let mut product = Product::one();
        factors.iter().for_each(|factor| product.by(*factor));
        product
    }

    proptest! {
        #[test]
        fn products_compare_as_whole_numbers_do(
            a in proptest::collection::vec(0_u32..2_000, 0..11),
            b in proptest::collection::vec(0_u32..2_000, 0..11),
        ) {
            let whole = |all: &[u32]| all.iter().map(|one| u128::from(*one)).product::<u128>();
            prop_assert_eq!(product(&a).against(&product(&b)), whole(&a).cmp(&whole(&b)));
        }
    }

    #[test]
    fn a_product_beyond_every_whole_number_type_is_still_exact() {
        let (large, larger) = ([u32::MAX; 40], [&[u32::MAX; 40][..], &[1, 2]].concat());
        assert_eq!(product(&large).against(&product(&larger)), Ordering::Less);
        assert_eq!(product(&large), product(&[&large[..], &[1]].concat()));
    }
}
