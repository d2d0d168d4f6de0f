import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { StorageEngine } from 'multer';
import type { z } from 'zod';
import { failure, invalid } from '../domain/error/failure';
import type { Failure } from '../domain/error/failure';
import type { ServiceContext } from '../services/context';
import { HEAD_BYTES } from '../services/import/inspect-head';
import type { FileHead } from '../services/import/inspect-head';
import { parseInput } from './validation';

export interface Upload<Options> {
  readonly fileId: string;
  readonly fileName: string;
  readonly head: FileHead;
  readonly options: Options;
}

interface UploadRequest<Options> {
  readonly ctx: ServiceContext;
  readonly request: Request;
  readonly response: Response;
  /** Validates the JSON of the part `options`; absent is `{}`. */
  readonly optionsSchema: z.ZodType<Options>;
  readonly maxBytes: number;
}

interface StoredFile {
  readonly fileId: string;
  readonly head: FileHead;
}

const MAX_OPTIONS_BYTES = 262_144;

/**
 * Reads a multipart request with one `file` and its `options`, streaming the file into the store.
 * The store holds nothing of it when this throws.
 * @throws Failure BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, or VALIDATION_FAILED naming the part at fault.
 */
export async function receiveUpload<Options>(upload: UploadRequest<Options>): Promise<Upload<Options>> {
  const { ctx, request, response, optionsSchema, maxBytes } = upload;
  if (request.is('multipart/form-data') === false) throw failure('UNSUPPORTED_MEDIA_TYPE');
  const stored: StoredFile[] = [];
  try {
    await readParts(request, response, storage(ctx, maxBytes, stored));
    const [file] = stored;
    if (!file) throw invalid([{ path: 'file', message: 'send the list as the part "file" of a multipart form' }]);
    const body: unknown = request.body;
    const options = parseInput(optionsSchema, readOptions(body), ctx.locale);
    return { ...file, fileName: (request.file?.originalname ?? 'list.csv').slice(0, 255), options };
  } catch (error) {
    for (const { fileId } of stored) await ctx.files.remove(fileId);
    throw error;
  }
}

/** Lets the parts flow into the store, and keeps the first kilobytes at hand. */
function storage({ files }: ServiceContext, maxBytes: number, stored: StoredFile[]): StorageEngine {
  const store = callbackify(async (stream: Readable) => {
    const head = headKeeper(stream);
    const { fileId, bytes } = await files.put(head.content, maxBytes);
    stored.push({ fileId, head: { bytes: head.bytes(), whole: bytes <= HEAD_BYTES } });
    return { size: bytes };
  });
  return {
    _handleFile: (_request, { stream }, callback) => store(stream, callback),
    _removeFile: (_request, _file, callback) => callback(null),
  };
}

/** A stream left early flows on into nothing: destroying it would hide why behind an error of the form's parser. */
function headKeeper(stream: Readable) {
  const pieces: Uint8Array[] = [];
  let length = 0;
  async function* content(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of stream.iterator({ destroyOnReturn: false })) {
        const bytes = Buffer.from(piece);
        if (length < HEAD_BYTES) pieces.push(bytes);
        length += bytes.byteLength;
        yield bytes;
      }
    } finally {
      stream.resume();
    }
  }
  return { content: content(), bytes: () => Buffer.concat(pieces).subarray(0, HEAD_BYTES) };
}

function readParts(request: Request, response: Response, engine: StorageEngine): Promise<void> {
  const limits = { files: 1, fields: 10, fieldSize: MAX_OPTIONS_BYTES };
  const read = multer({ storage: engine, limits, defParamCharset: 'utf8' }).single('file');
  return new Promise((resolve, reject) => {
    Promise.resolve(
      read(request, response, (error: unknown) => {
        if (error === undefined || error === null) resolve();
        else reject(error instanceof multer.MulterError ? refusal(error) : error);
      }),
    ).catch(reject);
  });
}

const refusal = ({ field, message }: multer.MulterError): Failure =>
  invalid([{ path: field ?? 'file', message: message.toLowerCase() }]);

function readOptions(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('options' in body)) return {};
  const { options } = body;
  try {
    return typeof options === 'string' ? JSON.parse(options) : options;
  } catch {
    throw invalid([{ path: 'options', message: 'not JSON' }]);
  }
}
