package io.xingyuan.policy.fund;

import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 款项消息: tells the enterprise that its money has arrived, or did not, or will not, and why, in the transaction that knows it. */
@Component
class PaymentNews {

    static final String MONEY = "payment-moved";

    private final Notices notices;

    PaymentNews(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void moved(PaymentMoved moved) {
        boolean partRecovered = moved.from() == PaymentStatus.PAID;
        switch (moved.to()) {
            case PAID -> {
                if (!partRecovered) {
                    tell(moved, "已到账：" + Wan.words(moved.fen()), "款项已支付到登记的收款账户。");
                }
            }
            case FAILED, RETURNED ->
                tell(
                        moved,
                        "款项没有付到：" + Wan.words(moved.fen()),
                        (moved.reason().isBlank() ? "" : "原因：" + moved.reason() + "。") + "请核对收款账户，园区会重新拨付。");
            case CANCELLED ->
                tell(
                        moved,
                        "兑现已撤销：" + Wan.words(moved.fen()),
                        moved.reason().isBlank() ? "有疑问请与园区联系。" : "原因：" + moved.reason() + "。");
            default -> {}
        }
    }

    private void tell(PaymentMoved moved, String title, String words) {
        notices.tell(new News(MONEY, title, words, "/fund/own", Audience.of(moved.enterprise())));
    }
}
