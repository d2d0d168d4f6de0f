import { describe, expect, it } from 'vitest';
import { readRefusedRows } from './read-refused-rows';

describe('the refused rows of an import', () => {
  it('are read with their quotes and without the byte order mark', () => {
    const csv = '\ufeffline,code,reason,field,value,row\n7,EMAIL_MISSING,"Empty, so",email,,"""Paul"",,Lyon"\n';
    expect(readRefusedRows(csv)).toEqual([{ line: 7, reason: 'Empty, so', row: '"Paul",,Lyon' }]);
  });
});
