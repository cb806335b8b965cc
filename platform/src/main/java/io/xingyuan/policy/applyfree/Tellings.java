package io.xingyuan.policy.applyfree;

import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** 告知企业: the messages of apply-free, in the transaction of what they tell of. */
@Component
class Tellings {

    static final String OFFERED = "apply-free-offered";
    static final String ASKED = "apply-free-asked";
    static final String REMINDED = "apply-free-reminded";
    static final String DECIDED = "apply-free-decided";

    private final Notices notices;

    Tellings(Notices notices) {
        this.notices = notices;
    }

    void offered(Run run, Offer offer) {
        tell(
                OFFERED,
                "免申即享：请确认“" + run.title() + "”",
                offer.whom().named() + " 拟兑现 " + yuan(offer.due().fen()) + "，不用申报。请在 "
                        + run.terms().answerBy() + " 24 时前确认收款账户并同意；不需要的也请说明。",
                offer);
    }

    void asked(Run run, Offer offer) {
        tell(
                ASKED,
                "免申即享：补 " + offer.standing().lacking().size() + " 项数据就有答案",
                "“" + run.title() + "”还缺 " + offer.standing().lacked() + "，补上后由园区核实。",
                offer);
    }

    void reminded(Run run, Offer offer) {
        tell(
                REMINDED,
                "请尽快确认“" + run.title() + "”",
                offer.whom().named() + " 拟兑现 " + yuan(offer.due().fen()) + "，"
                        + run.terms().answerBy() + " 24 时后不再受理。",
                offer);
    }

    void ended(Run run, Offer offer, String why) {
        tell(DECIDED, "免申即享已结束：" + run.title(), offer.whom().named() + "：" + why, offer);
    }

    void decided(Offer offer, String title, String words) {
        tell(DECIDED, title, words, offer);
    }

    private void tell(String kind, String title, String words, Offer offer) {
        notices.tell(new News(
                kind, title, words, offer.path(), Audience.of(offer.whom().enterprise())));
    }

    /** For sentences that are kept in Chinese, whatever language the sender reads. */
    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString() + " 元";
    }
}
