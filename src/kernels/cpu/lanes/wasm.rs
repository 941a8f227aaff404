//! The 128-bit vectors of WebAssembly.

use core::arch::wasm32::*;

use super::LANES;

#[derive(Clone, Copy)]
pub struct Lanes(v128);

impl Lanes {
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    #[inline(always)]
    pub fn load(values: &[f32; LANES]) -> Self {
        // SAFETY: sixteen bytes lie there; vectors need no alignment.
        Self(unsafe { v128_load(values.as_ptr().cast()) })
    }

    #[inline(always)]
    pub fn store(self, values: &mut [f32; LANES]) {
        // SAFETY: as above.
        unsafe { v128_store(values.as_mut_ptr().cast(), self.0) }
    }

    /// `self * factor + addend`. Relaxed SIMD is the processor's fused multiply-add: half the
    /// instructions, rounded once or twice as the processor likes.
    #[inline(always)]
    pub fn mul_add(self, factor: Self, addend: Self) -> Self {
        #[cfg(target_feature = "relaxed-simd")]
        return Self(f32x4_relaxed_madd(self.0, factor.0, addend.0));
        #[cfg(not(target_feature = "relaxed-simd"))]
        self.times(factor).plus(addend)
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(f32x4_sub(self.0, other.0))
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        Self(f32x4_div(self.0, other.0))
    }

    #[inline(always)]
    pub fn root(self) -> Self {
        Self(f32x4_sqrt(self.0))
    }

    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(f32x4_abs(self.0))
    }

    #[inline(always)]
    pub fn nearest(self) -> Self {
        Self(f32x4_nearest(self.0))
    }

    /// NaN where either is NaN.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        Self(f32x4_max(self.0, other.0))
    }

    /// NaN where either is NaN.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        Self(f32x4_min(self.0, other.0))
    }

    /// `2^self` for whole numbers from -126 to 127.
    #[inline(always)]
    pub fn power_of_two(self) -> Self {
        let exponent = i32x4_add(i32x4_trunc_sat_f32x4(self.0), i32x4_splat(127));
        Self(i32x4_shl(exponent, 23))
    }

    /// `yes` where `self < limit`, else `no`.
    #[inline(always)]
    pub fn below(self, limit: Self, yes: Self, no: Self) -> Self {
        Self(v128_bitselect(yes.0, no.0, f32x4_lt(self.0, limit.0)))
    }

    /// The size of `self` with the sign of `other`.
    #[inline(always)]
    pub fn with_sign_of(self, other: Self) -> Self {
        let sign = f32x4_splat(-0.0);
        Self(v128_bitselect(other.0, self.0, sign))
    }

    /// Four rows as four columns.
    #[inline(always)]
    pub fn transposed([a, b, c, d]: [Self; LANES]) -> [Self; LANES] {
        let (ab, ab_high) = (
            i32x4_shuffle::<0, 4, 1, 5>(a.0, b.0),
            i32x4_shuffle::<2, 6, 3, 7>(a.0, b.0),
        );
        let (cd, cd_high) = (
            i32x4_shuffle::<0, 4, 1, 5>(c.0, d.0),
            i32x4_shuffle::<2, 6, 3, 7>(c.0, d.0),
        );
        [
            Self(i32x4_shuffle::<0, 1, 4, 5>(ab, cd)),
            Self(i32x4_shuffle::<2, 3, 6, 7>(ab, cd)),
            Self(i32x4_shuffle::<0, 1, 4, 5>(ab_high, cd_high)),
            Self(i32x4_shuffle::<2, 3, 6, 7>(ab_high, cd_high)),
        ]
    }

    /// Of eight floats those at even places, and those at odd ones.
    #[inline(always)]
    pub fn apart(first: Self, second: Self) -> [Self; 2] {
        [
            Self(i32x4_shuffle::<0, 2, 4, 6>(first.0, second.0)),
            Self(i32x4_shuffle::<1, 3, 5, 7>(first.0, second.0)),
        ]
    }

    /// The eight floats that [`apart`](Self::apart) took.
    #[inline(always)]
    pub fn interleaved(even: Self, odd: Self) -> [Self; 2] {
        [
            Self(i32x4_shuffle::<0, 4, 1, 5>(even.0, odd.0)),
            Self(i32x4_shuffle::<2, 6, 3, 7>(even.0, odd.0)),
        ]
    }

    #[inline(always)]
    pub fn sum(self) -> f32 {
        let pairs = f32x4_add(self.0, i32x4_shuffle::<2, 3, 0, 1>(self.0, self.0));
        f32x4_extract_lane::<0>(pairs) + f32x4_extract_lane::<1>(pairs)
    }
}
