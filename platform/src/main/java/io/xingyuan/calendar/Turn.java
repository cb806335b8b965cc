package io.xingyuan.calendar;

import java.time.LocalDate;

/**
 * 接手: from this day somebody holds the matter.
 *
 * @param holder such as 申请人, 园区, 审评机构
 */
public record Turn(String holder, LocalDate from) {}
