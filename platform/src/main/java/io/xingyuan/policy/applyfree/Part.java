package io.xingyuan.policy.applyfree;

import java.util.List;
import java.util.Locale;

/** 名单分页: the lines of a run by what is to be done with them. */
enum Part {
    LISTED("待推送", "核对后推送给企业", OfferStatus.CANDIDATE),
    VERIFY("自报待核", "符合，但有数据是企业自己报的，核实后才能推送", OfferStatus.UNVOUCHED),
    LACK("缺数据", "缺一到三项，补上就有答案，推送时一并请企业补", OfferStatus.LACKING, OfferStatus.ASKED),
    OUT("不列入", "核对后不符合的，和剔除的", OfferStatus.BARRED, OfferStatus.EXCLUDED),
    ASKING("待企业确认", "已经推送，等企业同意", OfferStatus.PUSHED),
    QUEUE("等候资金", "企业已同意，等按顺序预留资金", OfferStatus.CONSENTED),
    UNDER_WAY("办理中", "公示、审定和拨付", OfferStatus.RUNNING, OfferStatus.APPROVED),
    DONE("已到账", "银行已付款", OfferStatus.PAID),
    ENDED("已结束", "放弃、逾期、不予兑现和撤销", OfferStatus.DECLINED, OfferStatus.LAPSED, OfferStatus.REFUSED, OfferStatus.CANCELLED);

    private final String label;
    private final String hint;

    @SuppressWarnings("ImmutableEnumChecker") // always a List.of
    private final List<OfferStatus> statuses;

    Part(String label, String hint, OfferStatus... statuses) {
        this.label = label;
        this.hint = hint;
        this.statuses = List.of(statuses);
    }

    /** Chinese; translated when drawn. */
    String label() {
        return label;
    }

    String hint() {
        return hint;
    }

    List<OfferStatus> statuses() {
        return statuses;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
