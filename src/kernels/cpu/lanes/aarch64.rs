//! The vectors that every 64-bit ARM processor has, those of NEON.

use core::arch::aarch64::*;

use super::LANES;

#[derive(Clone, Copy)]
pub struct Lanes(float32x4_t);

// SAFETY of all that follows: every processor of the kind has NEON.
impl Lanes {
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(unsafe { vdupq_n_f32(value) })
    }

    #[inline(always)]
    pub fn load(values: &[f32; LANES]) -> Self {
        Self(unsafe { vld1q_f32(values.as_ptr()) })
    }

    #[inline(always)]
    pub fn store(self, values: &mut [f32; LANES]) {
        unsafe { vst1q_f32(values.as_mut_ptr(), self.0) }
    }

    /// `self * factor + addend`, rounded once.
    #[inline(always)]
    pub fn mul_add(self, factor: Self, addend: Self) -> Self {
        Self(unsafe { vfmaq_f32(addend.0, self.0, factor.0) })
    }

    #[inline(always)]
    pub fn plus(self, other: Self) -> Self {
        Self(unsafe { vaddq_f32(self.0, other.0) })
    }

    #[inline(always)]
    pub fn minus(self, other: Self) -> Self {
        Self(unsafe { vsubq_f32(self.0, other.0) })
    }

    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        Self(unsafe { vmulq_f32(self.0, other.0) })
    }

    #[inline(always)]
    pub fn over(self, other: Self) -> Self {
        Self(unsafe { vdivq_f32(self.0, other.0) })
    }

    #[inline(always)]
    pub fn root(self) -> Self {
        Self(unsafe { vsqrtq_f32(self.0) })
    }

    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(unsafe { vabsq_f32(self.0) })
    }

    #[inline(always)]
    pub fn nearest(self) -> Self {
        Self(unsafe { vrndnq_f32(self.0) })
    }

    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        Self(unsafe { vmaxq_f32(self.0, other.0) })
    }

    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        Self(unsafe { vminq_f32(self.0, other.0) })
    }

    #[inline(always)]
    pub fn power_of_two(self) -> Self {
        unsafe {
            let exponent = vaddq_s32(vcvtq_s32_f32(self.0), vdupq_n_s32(127));
            Self(vreinterpretq_f32_s32(vshlq_n_s32::<23>(exponent)))
        }
    }

    #[inline(always)]
    pub fn below(self, limit: Self, yes: Self, no: Self) -> Self {
        Self(unsafe { vbslq_f32(vcltq_f32(self.0, limit.0), yes.0, no.0) })
    }

    #[inline(always)]
    pub fn with_sign_of(self, other: Self) -> Self {
        Self(unsafe { vbslq_f32(vdupq_n_u32(1 << 31), other.0, self.0) })
    }

    #[inline(always)]
    pub fn transposed([a, b, c, d]: [Self; LANES]) -> [Self; LANES] {
        unsafe {
            let (ac, ac_high) = (vzip1q_f32(a.0, c.0), vzip2q_f32(a.0, c.0));
            let (bd, bd_high) = (vzip1q_f32(b.0, d.0), vzip2q_f32(b.0, d.0));
            [
                Self(vzip1q_f32(ac, bd)),
                Self(vzip2q_f32(ac, bd)),
                Self(vzip1q_f32(ac_high, bd_high)),
                Self(vzip2q_f32(ac_high, bd_high)),
            ]
        }
    }

    #[inline(always)]
    pub fn apart(first: Self, second: Self) -> [Self; 2] {
        unsafe {
            [
                Self(vuzp1q_f32(first.0, second.0)),
                Self(vuzp2q_f32(first.0, second.0)),
            ]
        }
    }

    #[inline(always)]
    pub fn interleaved(even: Self, odd: Self) -> [Self; 2] {
        unsafe {
            [
                Self(vzip1q_f32(even.0, odd.0)),
                Self(vzip2q_f32(even.0, odd.0)),
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
