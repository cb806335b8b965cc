package io.xingyuan.audit;

import java.util.List;
import java.util.Optional;

/**
 * 链的状态页.
 *
 * @param total rows in all chains
 * @param now the moment of this page, as shown
 * @param signed the last line of signed heads, as shown; empty before the first
 * @param verification only when it was asked for
 */
record ChainsPage(
        List<ChainHead> heads, long total, String now, Optional<Signed> signed, Optional<Verification> verification) {

    /** 最近一次签名. */
    record Signed(String at, long total, String key, String place) {}

    String shortHash(ChainHead head) {
        return head.number() == 0 ? "—" : head.hash().substring(0, 16) + "…";
    }
}
