package io.xingyuan.casework;

import java.time.LocalDate;

/**
 * 事项已计时: what a case took that has ended, in working days from the day it was opened, by who held it; published within
 * the transaction that counted it, and again when it is counted anew.
 */
public record CaseCounted(CaseId id, CaseStatus status, LocalDate opened, int office, int applicant, int paused) {}
