package io.xingyuan.audit;

import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** 查阅审计: what the audit administrator looks at. */
@Component
class AuditReading {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final JdbcClient sql;
    private final LogMoments moments;
    private final HeadSigning signing;
    private final Clock clock;

    AuditReading(JdbcClient sql, LogMoments moments, HeadSigning signing, Clock clock) {
        this.sql = sql;
        this.moments = moments;
        this.signing = signing;
        this.clock = clock;
    }

    Listing<AuditEntry> list(AuditQuery query, Paging paging) {
        long total = sql.sql("select count(*) from audit.entry where " + query.condition())
                .params(query.parameters(clock.getZone()))
                .query(Long.class)
                .single();
        List<AuditEntry> rows = sql
                .sql("select * from audit.entry where " + query.condition()
                        + " order by at desc, chain, number desc limit :limit offset :offset")
                .params(query.parameters(clock.getZone()))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(AuditRows::row)
                .list()
                .stream()
                .map(row -> AuditEntry.of(row, clock.getZone()))
                .toList();
        return new Listing<>(rows, total, paging);
    }

    Optional<AuditEntry> entry(int chain, long number) {
        return sql.sql("select * from audit.entry where chain = :chain and number = :number")
                .param("chain", chain)
                .param("number", number)
                .query(AuditRows::row)
                .optional()
                .map(row -> AuditEntry.of(row, clock.getZone()));
    }

    ChainsPage chains(boolean verify) {
        List<ChainHead> heads = signing.heads();
        return new ChainsPage(
                heads,
                heads.stream().mapToLong(ChainHead::number).sum(),
                shown(clock.instant()),
                signing.last()
                        .map(SignedHeads::of)
                        .map(line -> new ChainsPage.Signed(
                                shown(line.at()),
                                line.total(),
                                line.key(),
                                signing.settings().heads().toString())),
                verify ? Optional.of(verify()) : Optional.empty());
    }

    private String shown(Instant moment) {
        return SECONDS.format(moment.atZone(clock.getZone()));
    }

    private Verification verify() {
        return moments.look(log -> {
            Path open = SealKey.publicHalf(signing.settings().key());
            List<SealKey.PublicSeal> keys = Files.exists(open) ? List.of(SealKey.PublicSeal.in(open)) : List.of();
            return log.verify(keys, HeadFiles.lines(signing.settings().heads()));
        });
    }

    /** The package of the query's days, with the rows that the list shows by themselves; written while it is read. */
    StreamingResponseBody sealed(AuditQuery query) {
        SealedPackage.Stretch stretch = query.stretch(clock.getZone());
        SealedPackage.Selection selection = query.selection(clock.getZone());
        return out ->
                moments.look(log -> SealedPackage.write(log, signing.key(), stretch, selection, clock.instant(), out));
    }
}
