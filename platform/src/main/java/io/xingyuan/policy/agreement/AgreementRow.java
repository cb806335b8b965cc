package io.xingyuan.policy.agreement;

/** 约定一行: an agreement with its newest text. */
record AgreementRow(Agreement agreement, String title, long fen) {}
