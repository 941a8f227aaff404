//! Four numbers that a processor computes with at once: WebAssembly's 128-bit vectors, and elsewhere
//! arrays, which the compiler turns into the processor's own.

/// How many numbers there are.
pub const LANES: usize = 4;

pub use vector::Lanes;

#[cfg(target_arch = "wasm32")]
mod vector {
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

        /// Not a number where either is none.
        #[inline(always)]
        pub fn max(self, other: Self) -> Self {
            Self(f32x4_max(self.0, other.0))
        }

        /// Not a number where either is none.
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

        #[inline(always)]
        pub fn sum(self) -> f32 {
            let pairs = f32x4_add(self.0, i32x4_shuffle::<2, 3, 0, 1>(self.0, self.0));
            f32x4_extract_lane::<0>(pairs) + f32x4_extract_lane::<1>(pairs)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod vector {
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
        pub fn sum(self) -> f32 {
            let [a, b, c, d] = self.0;
            (a + c) + (b + d)
        }
    }
}
