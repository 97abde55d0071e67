/** Which line of a file, or row of a sheet, a row of the CSV is. Rows that were left out are not in the CSV. */
export class RowNumbers {
  // From row `from[i]` of the CSV on, the number is the row and `shift[i]`.
  private readonly from: number[] = [0];
  private readonly shift: number[] = [0];
  private count = 0;

  /** Adds the next row of the CSV, which has this number. */
  add(number: number): void {
    const shift = number - this.count;
    if (shift !== this.shift[this.shift.length - 1]) {
      this.from.push(this.count);
      this.shift.push(shift);
    }
    this.count++;
  }

  /** The number of row `row` of the CSV, from 0. */
  of(row: number): number {
    let low = 0;
    let high = this.from.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.from[middle]! <= row) low = middle;
      else high = middle;
    }
    return row + this.shift[low]!;
  }
}
