package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactType;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.PolicyVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * 没有收进政策库的已发布文本: a published text that the engine takes no longer. What others point at is read from its lines,
 * so that the text that mends it keeps that.
 */
record LeftOutText(PolicyVersion version) {

    /** Awards, applications and programmes point at clauses by their id. */
    List<Refusal> clauseRefusals(String text) {
        Map<String, Skeleton.Block> young = blocks(text, "id");
        List<Refusal> refusals = new ArrayList<>();
        blocks(version.text(), "id").forEach((id, old) -> {
            Skeleton.Block now = young.get(id);
            if (now == null) {
                refusals.add(new Refusal("条款 {0}“{1}”已经发布过，不能删除；不再执行的请写截止日期。", id, old.scalar("title")));
            } else if (!alike(old, now, "entity") || recognizes(old) != recognizes(now)) {
                refusals.add(new Refusal("条款 {0}“{1}”的对象或性质已经发布，不能改；请另立条款。", id, old.scalar("title")));
            }
        });
        return refusals;
    }

    private static boolean recognizes(Skeleton.Block clause) {
        return clause.parts().containsKey("recognizes");
    }

    /**
     * Figures are kept under the code of their fact. Its name may change: that may be what the engine takes no longer.
     *
     * @param shipped whether a code is that of a fact that ships, which none of the house may have any more
     */
    List<Refusal> factRefusals(String text, Predicate<String> shipped) {
        Map<String, Skeleton.Block> young = blocks(text, "code");
        List<Refusal> refusals = new ArrayList<>();
        blocks(version.text(), "code").forEach((code, old) -> {
            Skeleton.Block now = young.get(code);
            if (shipped.test(code)) {
                return;
            }
            if (now == null) {
                refusals.add(new Refusal("事实“{0}”已经发布过，不能删除；不再使用的请在含义里写明停用。", old.scalar("name")));
            } else if (!sameFigures(old, now)) {
                refusals.add(new Refusal("事实“{0}”的对象、类型、整数的单位和周期已经发布，不能改；请另立一个事实。", old.scalar("name")));
            }
        });
        return refusals;
    }

    private static boolean sameFigures(Skeleton.Block old, Skeleton.Block now) {
        boolean counted = old.scalar("type").equalsIgnoreCase(FactType.INTEGER.name());
        return alike(old, now, "entity")
                && alike(old, now, "type")
                && alike(old, now, "period")
                && (!counted || alike(old, now, "unit"));
    }

    private static boolean alike(Skeleton.Block old, Skeleton.Block now, String key) {
        return old.scalar(key).equals(now.scalar(key));
    }

    private static Map<String, Skeleton.Block> blocks(String text, String key) {
        Map<String, Skeleton.Block> blocks = new LinkedHashMap<>();
        Skeleton.read(text).map(Skeleton::clauses).orElse(List.of()).stream()
                .filter(block -> !block.scalar(key).isEmpty())
                .forEach(block -> blocks.putIfAbsent(block.scalar(key), block));
        return blocks;
    }
}
