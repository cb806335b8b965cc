package io.xingyuan.casework;

/** 事项已受理登记: a case has begun; published within its transaction. */
public record CaseOpened(CaseId id, String number, String kind, String subject) {}
