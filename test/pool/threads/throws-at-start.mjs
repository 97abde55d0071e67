throw new RangeError('no memory for a thread');
