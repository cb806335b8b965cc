package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.identity.Session.Obligation;
import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.identity.secret.CodeSecret;
import io.xingyuan.identity.secret.RecoveryCode;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 动态口令: enrols authenticators, checks their codes and the recovery codes; each code works once. */
@Component
@OnParkSide
class Codes {

    private final CodeGenerators generators;
    private final Sessions sessions;
    private final SignInBook book;
    private final Clock clock;
    private final Audit audit;

    Codes(CodeGenerators generators, Sessions sessions, SignInBook book, Clock clock, Audit audit) {
        this.audit = audit;
        this.generators = generators;
        this.sessions = sessions;
        this.book = book;
        this.clock = clock;
    }

    @Transactional
    void begin(Account account) {
        audit.notAudited("尚未启用的动态口令密钥");
        generators.begin(account.id(), CodeSecret.next());
    }

    /** Whether this is the current code of the account's authenticator or one of its recovery codes; uses it up. */
    @Transactional
    boolean accepts(Account account, String typed, Place place) {
        if (!generators.confirmed(account.id())) {
            return false;
        }
        audit.notAudited("用过的动态口令");
        if (usesCode(account, typed)) {
            return true;
        }
        boolean recovered = generators.use(account.id(), RecoveryCode.typed(typed));
        if (recovered) {
            book.announce(Kind.RECOVERY_CODE_USED, account, place);
        }
        return recovered;
    }

    /** Takes the first code of a new authenticator; the recovery codes, or none when the code is wrong. */
    @Transactional
    List<RecoveryCode> confirm(Account account, String typed, Place place) {
        if (generators.confirmed(account.id()) || !usesCode(account, typed)) {
            return List.of();
        }
        generators.confirm(account.id());
        sessions.oblige(account.id(), Obligation.CODE, null);
        book.announce(Kind.CODE_ENABLED, account, place);
        return renew(account, place);
    }

    @Transactional
    List<RecoveryCode> renew(Account account, Place place) {
        List<RecoveryCode> codes = RecoveryCode.ten();
        generators.keep(account.id(), codes);
        book.announce(Kind.RECOVERY_CODES_MADE, account, place);
        return codes;
    }

    @Transactional
    void remove(Account account, Place place) {
        generators.remove(account.id());
        book.announce(Kind.CODE_REMOVED, account, place);
    }

    private boolean usesCode(Account account, String typed) {
        String code = typed.replaceAll("\\s", "");
        OptionalLong step = generators
                .of(account.id())
                .map(each -> each.secret().accepts(code, clock.instant(), each.lastStep()))
                .orElse(OptionalLong.empty());
        return step.isPresent() && generators.use(account.id(), step.getAsLong());
    }
}
