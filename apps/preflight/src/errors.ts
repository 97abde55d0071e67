/** An error that the person who runs the program can correct: printed as one line, exit code 2. */
export class InputError extends Error {}

/** An error on the command line: the printed line points to `--help`. */
export class UsageError extends InputError {}

const meanings: Record<string, string> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space left on the disk',
  EFBIG: 'the file would be larger than is allowed',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
};

/** The operating system's error about a file, in words. */
export function fileError(path: string, error: NodeJS.ErrnoException): InputError {
  return new InputError(`${path}: ${meanings[error.code ?? ''] ?? error.message}`);
}
