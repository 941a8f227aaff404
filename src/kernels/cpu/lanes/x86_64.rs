//! The vectors that every x86-64 processor has, those of SSE2.

use core::arch::x86_64::*;

use super::LANES;

#[derive(Clone, Copy)]
pub struct Lanes(__m128);

// SAFETY of all that follows: every x86-64 processor has SSE2.
impl Lanes {
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(unsafe { _mm_set1_ps(value) })
    }

    #[inline(always)]
    pub fn load(values: &[f32; LANES]) -> Self {
        Self(unsafe { _mm_loadu_ps(values.as_ptr()) })
    }

    #[inline(always)]
    pub fn store(self, values: &mut [f32; LANES]) {
        unsafe { _mm_storeu_ps(values.as_mut_ptr(), self.0) }
    }

    #[inline(always)]
    pub fn mul_add(self, factor: Self, addend: Self) -> Self {
        self.times(factor).plus(addend)
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(unsafe { _mm_add_ps(self.0, other.0) })
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(unsafe { _mm_sub_ps(self.0, other.0) })
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        Self(unsafe { _mm_mul_ps(self.0, other.0) })
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        Self(unsafe { _mm_div_ps(self.0, other.0) })
    }

    #[inline(always)]
    pub fn root(self) -> Self {
        Self(unsafe { _mm_sqrt_ps(self.0) })
    }

    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(unsafe { _mm_andnot_ps(_mm_set1_ps(-0.0), self.0) })
    }

    /// The nearest whole number, for values of a size below 2^31.
    #[inline(always)]
    pub fn nearest(self) -> Self {
        Self(unsafe { _mm_cvtepi32_ps(_mm_cvtps_epi32(self.0)) })
    }

    /// NaN where `self` is NaN: of two values that can't be compared the processor gives the second.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        Self(unsafe { _mm_max_ps(other.0, self.0) })
    }

    /// NaN where `self` is NaN.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        Self(unsafe { _mm_min_ps(other.0, self.0) })
    }

    #[inline(always)]
    pub fn power_of_two(self) -> Self {
        unsafe {
            let exponent = _mm_add_epi32(_mm_cvttps_epi32(self.0), _mm_set1_epi32(127));
            Self(_mm_castsi128_ps(_mm_slli_epi32::<23>(exponent)))
        }
    }

    #[inline(always)]
    pub fn below(self, limit: Self, yes: Self, no: Self) -> Self {
        let mask = unsafe { _mm_cmplt_ps(self.0, limit.0) };
        Self(select(mask, yes.0, no.0))
    }

    #[inline(always)]
    pub fn with_sign_of(self, other: Self) -> Self {
        Self(select(unsafe { _mm_set1_ps(-0.0) }, other.0, self.0))
    }

    #[inline(always)]
    pub fn transposed([a, b, c, d]: [Self; LANES]) -> [Self; LANES] {
        unsafe {
            let (ab, ab_high) = (_mm_unpacklo_ps(a.0, b.0), _mm_unpackhi_ps(a.0, b.0));
            let (cd, cd_high) = (_mm_unpacklo_ps(c.0, d.0), _mm_unpackhi_ps(c.0, d.0));
            [
                Self(_mm_movelh_ps(ab, cd)),
                Self(_mm_movehl_ps(cd, ab)),
                Self(_mm_movelh_ps(ab_high, cd_high)),
                Self(_mm_movehl_ps(cd_high, ab_high)),
            ]
        }
    }

    #[inline(always)]
    pub fn apart(first: Self, second: Self) -> [Self; 2] {
        unsafe {
            [
                Self(_mm_shuffle_ps::<0b10_00_10_00>(first.0, second.0)),
                Self(_mm_shuffle_ps::<0b11_01_11_01>(first.0, second.0)),
            ]
        }
    }

    #[inline(always)]
    pub fn interleaved(even: Self, odd: Self) -> [Self; 2] {
        unsafe {
            [
                Self(_mm_unpacklo_ps(even.0, odd.0)),
                Self(_mm_unpackhi_ps(even.0, odd.0)),
            ]
        }
    }

    #[inline(always)]
    pub fn sum(self) -> f32 {
        let mut numbers = [0.0; LANES];
        self.store(&mut numbers);
        let [a, b, c, d] = numbers;
        (a + c) + (b + d)
    }
}

#[inline(always)]
fn select(mask: __m128, yes: __m128, no: __m128) -> __m128 {
    unsafe { _mm_or_ps(_mm_and_ps(mask, yes), _mm_andnot_ps(mask, no)) }
}
