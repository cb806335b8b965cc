package io.xingyuan.casework.experts;

import io.xingyuan.casework.CaseId;
import java.math.BigDecimal;
import java.util.UUID;

/** 评分完成: all sheets of a panel are in; published in the transaction of the last one. */
public record PanelConcluded(UUID panel, CaseId caseId, BigDecimal result) {}
