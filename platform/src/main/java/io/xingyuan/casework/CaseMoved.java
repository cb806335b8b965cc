package io.xingyuan.casework;

/**
 * 事项已流转: a case went from one stage to another; published within its transaction.
 *
 * @param from key of the stage that it left
 * @param to key of the stage that it entered
 */
public record CaseMoved(CaseId id, String kind, String subject, String from, String to) {}
