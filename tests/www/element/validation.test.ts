import { describe, expect, it } from 'vitest';
import { ValidationIssues } from '../../../www/element/validation';

const about = (name: string, text = `${name} is wrong`) => ({ about: name, text });

describe('issues', () => {
  it('are told once, and stand there until their cause is gone', () => {
    const issues = new ValidationIssues();
    expect(issues.replace(['steps', 'views'], [about('steps')])).toBe(true);
    expect(issues.takeUntold()).toEqual([about('steps')]);
    expect(issues.replace(['steps', 'views'], [about('steps')])).toBe(false);
    expect([issues.takeUntold(), issues.all]).toEqual([[], [about('steps')]]);
    expect(issues.replace(['steps', 'views'], [])).toBe(true);
    expect(issues.all).toEqual([]);
  });

  it('about other things stay', () => {
    const issues = new ValidationIssues();
    issues.replace(['data'], [about('data')]);
    issues.replace(['steps'], [about('steps')]);
    issues.replace(['data'], [about('data', 'it is not there'), about('data', 'nor there')]);
    expect(issues.all.map(({ about }) => about)).toEqual(['steps', 'data', 'data']);
    expect(issues.takeUntold()).toHaveLength(4);
  });
});
