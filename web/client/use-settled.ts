'use client';

import { useEffect, useState } from 'react';

/** A value once it has not changed for `pauseMs`: what is asked of the server while someone types. */
export function useSettled<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  const [settledKey, setSettledKey] = useState(key);
  useEffect(() => {
    if (key === settledKey) return;
    const timer = setTimeout(() => {
      setSettled(value);
      setSettledKey(key);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [value, key, settledKey, pauseMs]);
  return settled;
}
