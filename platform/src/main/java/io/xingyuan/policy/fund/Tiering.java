package io.xingyuan.policy.fund;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.Awards.Untiered;
import io.xingyuan.web.Scope;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 补记档次: awards of an earlier version under clauses by tiers, of which nobody kept the tier; people say it once. */
@Component
class Tiering {

    private static final int MOST = 99;
    private static final int LONGEST = 200;

    private final Awards awards;
    private final Audit audit;

    Tiering(Awards awards, Audit audit) {
        this.awards = awards;
        this.audit = audit;
    }

    List<Untiered> untiered(Scope scope) {
        return awards.untiered(scope);
    }

    /**
     * Puts on record up to which tier an award has paid.
     *
     * @param tier the highest one
     */
    @Transactional
    public void say(AwardId id, int tier, String reason, Scope scope) {
        Untiered award = untiered(scope).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("拨付单"));
        if (tier < 1 || tier > MOST) {
            throw new Refusal("请填写兑现到第几档，例如 2。");
        }
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw new Refusal("请写明按什么核对的，最多 200 个字。");
        }
        awards.tier(id, tier);
        audit.record(
                "补记兑现档次",
                "拨付单",
                award.payment(),
                award.number() + " " + award.enterprise(),
                List.of(FieldChange.of("档次", null, tier), FieldChange.of("依据", null, reason)));
    }
}
