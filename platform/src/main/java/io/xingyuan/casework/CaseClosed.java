package io.xingyuan.casework;

/** 事项已办结: a case ended; published within its transaction. */
public record CaseClosed(CaseId id, String kind, String subject, CaseStatus status) {}
