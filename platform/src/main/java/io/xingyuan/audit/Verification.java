package io.xingyuan.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 验证: recomputes all chains and holds them against the heads. Rows are given chain by chain in the order of their
 * numbers; nothing of the database's word is taken for granted.
 */
final class Verification {

    private final List<Tampering> found = new ArrayList<>();
    private final Collection<SealKey.PublicSeal> keys;
    private final List<TreeMap<Long, String>> signed = new ArrayList<>();
    private final ChainHead[] reached = new ChainHead[AuditRow.CHAINS];
    private final long[] counted = new long[AuditRow.CHAINS];
    private long lines;

    /** @param keys those that may have signed; with none, signatures are not looked at */
    Verification(Collection<SealKey.PublicSeal> keys) {
        this.keys = keys;
        for (int chain = 0; chain < AuditRow.CHAINS; chain++) {
            signed.add(new TreeMap<>());
            reached[chain] = ChainHead.empty(chain);
        }
    }

    /** A package begins in the midst of the chains: what goes before its first rows. */
    void begin(ChainHead before) {
        reached[before.chain()] = before;
    }

    /** The lines of one place, in their order, before any row. A chosen part of them may begin anywhere. */
    void heads(List<String> written) {
        String previous = "";
        for (String line : written) {
            SignedHeads heads;
            try {
                heads = SignedHeads.of(line);
            } catch (IllegalArgumentException unreadable) {
                found.add(new Tampering(
                        Tampering.Kind.SIGNATURE, -1, 0, null, line.substring(0, Math.min(60, line.length()))));
                continue;
            }
            check(heads, previous);
            previous = Hashes.hex(line);
        }
        lines += written.size();
    }

    private void check(SignedHeads heads, String previous) {
        boolean first = heads.number() == 1;
        if (previous.isEmpty()
                ? first && !heads.previous().equals(SignedHeads.NONE_BEFORE)
                : !heads.previous().equals(previous)) {
            found.add(Tampering.ofHeads(Tampering.Kind.GAP, heads));
        }
        Optional<SealKey.PublicSeal> key =
                keys.stream().filter(each -> each.id().equals(heads.key())).findFirst();
        if (key.isEmpty() && !keys.isEmpty()) {
            found.add(Tampering.ofHeads(Tampering.Kind.KEY, heads));
            return;
        }
        if (key.isPresent() && !heads.acceptedBy(key.get())) {
            found.add(Tampering.ofHeads(Tampering.Kind.SIGNATURE, heads));
            return;
        }
        heads.heads().stream()
                .filter(head -> head.number() > 0 && head.chain() >= 0 && head.chain() < AuditRow.CHAINS)
                .forEach(head -> signed.get(head.chain()).put(head.number(), head.hash()));
    }

    void row(AuditRow row) {
        if (row.chain() < 0 || row.chain() >= AuditRow.CHAINS) {
            found.add(Tampering.of(Tampering.Kind.OUT_OF_ORDER, row));
            return;
        }
        ChainHead before = reached[row.chain()];
        counted[row.chain()]++;
        if (row.number() <= before.number()) {
            found.add(Tampering.of(Tampering.Kind.OUT_OF_ORDER, row));
            return;
        }
        if (row.number() > before.number() + 1) {
            found.add(Tampering.of(Tampering.Kind.MISSING, row.chain(), before.number() + 1));
        } else if (!Arrays.equals(row.hash(), row.hashAfter(HexFormat.of().parseHex(before.hash())))) {
            found.add(Tampering.of(Tampering.Kind.CHANGED, row));
        }
        String hash = HexFormat.of().formatHex(row.hash());
        String expected = signed.get(row.chain()).get(row.number());
        if (expected != null && !expected.equals(hash)) {
            found.add(Tampering.of(Tampering.Kind.REWRITTEN, row));
        }
        reached[row.chain()] = new ChainHead(row.chain(), row.number(), hash);
    }

    /** After the last row: whether the heads that are stored are those of the rows. */
    void stored(Collection<ChainHead> heads) {
        for (ChainHead end : reached) {
            if (!heads.contains(end)) {
                found.add(Tampering.of(Tampering.Kind.HEAD, end.chain(), end.number()));
            }
        }
    }

    /** After the last row: whether what was signed is still there. */
    void end() {
        for (ChainHead end : reached) {
            Map.Entry<Long, String> beyond = signed.get(end.chain()).higherEntry(end.number());
            if (beyond != null) {
                found.add(Tampering.of(Tampering.Kind.CUT, end.chain(), end.number() + 1));
            }
        }
    }

    void found(Tampering tampering) {
        found.add(tampering);
    }

    boolean whole() {
        return found.isEmpty();
    }

    List<Tampering> found() {
        return List.copyOf(found);
    }

    List<Tampering> found(int chain) {
        return found.stream().filter(each -> each.chain() == chain).toList();
    }

    ChainHead reached(int chain) {
        return reached[chain];
    }

    long counted(int chain) {
        return counted[chain];
    }

    long rows() {
        return Arrays.stream(counted).sum();
    }

    long lines() {
        return lines;
    }
}
