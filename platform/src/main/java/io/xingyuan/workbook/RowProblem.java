package io.xingyuan.workbook;

/**
 * 行错误: what is wrong with one cell.
 *
 * @param column heading of the cell
 * @param reason what is wrong, a Chinese sentence
 * @param suggestion how to mend it, a Chinese sentence; may be empty
 */
public record RowProblem(String column, String reason, String suggestion) {}
