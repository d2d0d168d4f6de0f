import type { ClassValue } from 'clsx';
import { clsx } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Joins class names; of two that set the same property, the later wins. */
export const cx = (...classes: readonly ClassValue[]): string => twMerge(clsx(classes));
