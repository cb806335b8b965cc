package io.xingyuan.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 篡改迹象: one thing that does not fit.
 *
 * @param chain -1 when it is about the signed heads as a whole
 * @param number of the first row that does not fit, 0 for none
 */
record Tampering(
        Kind kind, int chain, long number, @Nullable Instant at, String what) {

    enum Kind {
        CHANGED(
                "与前一行衔接不上：这一行或前一行被改动、插入、删除或调换",
                "does not follow from the row before it: this row or the one before was changed, inserted, removed or moved"),
        MISSING("缺少这一行：被删除", "is missing: it was removed"),
        OUT_OF_ORDER("次序不对：被插入或调换", "is out of order: it was inserted or moved"),
        CUT("末尾被截断：签名的链头证明它曾经存在", "was cut off: the signed heads prove that it was there"),
        REWRITTEN("与签名的链头不符：这一行或更早的行被整体改写", "differs from the signed heads: it or an earlier row was rewritten"),
        HEAD("链头与最后一行不符", "the head differs from the last row"),
        SIGNATURE("签名无效：签名的链头被改动", "the signature is wrong: the signed heads were changed"),
        KEY("签名用的不是这把密钥", "signed with another key"),
        GAP("签名的链头缺行或被调换", "lines of the signed heads are missing or moved"),
        UNREADABLE("无法读取", "cannot be read");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        String chinese() {
            return chinese;
        }
    }

    static Tampering of(Kind kind, AuditRow row) {
        return new Tampering(
                kind,
                row.chain(),
                row.number(),
                row.at(),
                row.action() + " · " + row.origin().name());
    }

    static Tampering of(Kind kind, int chain, long number) {
        return new Tampering(kind, chain, number, null, "");
    }

    static Tampering ofHeads(Kind kind, SignedHeads heads) {
        return new Tampering(kind, -1, heads.number(), heads.at(), "");
    }

    /** Chinese and English on one line. */
    String sentence() {
        String place = chain < 0 ? "签名的链头 signed heads" : "链 chain " + chain;
        String row = number == 0 ? "" : " 第 " + number + (chain < 0 ? " 条 line" : " 行 row");
        String told = (at == null ? "" : " · " + at) + (what.isEmpty() ? "" : " · " + what);
        return place + row + told + "：" + kind.chinese + " / " + kind.english;
    }
}
