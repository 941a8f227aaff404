//! Arrays, where nothing is known of the processor.

use core::array::from_fn;

use super::LANES;

#[derive(Clone, Copy)]
pub struct Lanes([f32; LANES]);

impl Lanes {
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self([value; LANES])
    }

    #[inline(always)]
    pub fn load(values: &[f32; LANES]) -> Self {
        Self(*values)
    }

    #[inline(always)]
    pub fn store(self, values: &mut [f32; LANES]) {
        *values = self.0;
    }

    #[inline(always)]
    fn each(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        Self(from_fn(|at| f(self.0[at], other.0[at])))
    }

    #[inline(always)]
    pub fn mul_add(self, factor: Self, addend: Self) -> Self {
        self.times(factor).plus(addend)
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        self.each(other, |a, b| a + b)
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        self.each(other, |a, b| a - b)
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        self.each(other, |a, b| a * b)
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        self.each(other, |a, b| a / b)
    }

    #[inline(always)]
    pub fn root(self) -> Self {
        Self(self.0.map(f32::sqrt))
    }

    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(self.0.map(f32::abs))
    }

    #[inline(always)]
    pub fn nearest(self) -> Self {
        Self(self.0.map(f32::round_ties_even))
    }

    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        self.each(other, |a, b| if a.is_nan() || a > b { a } else { b })
    }

    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        self.each(other, |a, b| if a.is_nan() || a < b { a } else { b })
    }

    #[inline(always)]
    pub fn power_of_two(self) -> Self {
        let power = |whole: f32| f32::from_bits(((whole as i32 + 127) as u32) << 23);
        Self(self.0.map(power))
    }

    #[inline(always)]
    pub fn below(self, limit: Self, yes: Self, no: Self) -> Self {
        let choose = |at: usize| {
            if self.0[at] < limit.0[at] {
                yes.0[at]
            } else {
                no.0[at]
            }
        };
        Self(from_fn(choose))
    }

    #[inline(always)]
    pub fn with_sign_of(self, other: Self) -> Self {
        self.each(other, f32::copysign)
    }

    #[inline(always)]
    pub fn transposed(rows: [Self; LANES]) -> [Self; LANES] {
        from_fn(|column| Self(from_fn(|row| rows[row].0[column])))
    }

    #[inline(always)]
    pub fn apart(first: Self, second: Self) -> [Self; 2] {
        let both = [first.0, second.0];
        let at = |place: usize| both[place / LANES][place % LANES];
        [0, 1].map(|start| Self(from_fn(|lane| at(start + 2 * lane))))
    }

    #[inline(always)]
    pub fn interleaved(even: Self, odd: Self) -> [Self; 2] {
        let both = [even.0, odd.0];
        let at = |place: usize| both[place % 2][place / 2];
        [0, LANES].map(|start| Self(from_fn(|lane| at(start + lane))))
    }

    #[inline(always)]
    pub fn sum(self) -> f32 {
        let [a, b, c, d] = self.0;
        (a + c) + (b + d)
    }
}
