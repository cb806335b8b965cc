package io.xingyuan.identity;

import io.xingyuan.audit.FieldChange;
import io.xingyuan.identity.SecondSignatures.Paper;
import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 重置动态口令: takes authenticator and recovery codes from an account, so that its person enrols new ones at the next
 * sign-in. Two administrators in two posts sign; the password stays.
 */
@Component
@OnParkSide
class CodeResetting {

    private static final Place NOWHERE = new Place("", "");

    private final CodeResets resets;
    private final SecondSignatures signatures;
    private final Accounts accounts;
    private final CodeGenerators generators;
    private final Entries entries;
    private final SignInBook book;
    private final Clock clock;
    private final IdentityAudit log;

    CodeResetting(
            CodeResets resets,
            SecondSignatures signatures,
            Accounts accounts,
            CodeGenerators generators,
            Entries entries,
            SignInBook book,
            Clock clock,
            IdentityAudit log) {
        this.log = log;
        this.resets = resets;
        this.signatures = signatures;
        this.accounts = accounts;
        this.generators = generators;
        this.entries = entries;
        this.book = book;
        this.clock = clock;
    }

    @Transactional
    void propose(Account account, String reason, Visitor by) {
        if (account.id().toString().equals(by.account())) {
            throw new Refusal("不能为自己申请重置动态口令。");
        }
        if (!generators.confirmed(account.id())) {
            throw new Refusal("这个账号没有启用动态口令，不需要重置。");
        }
        if (resets.waiting(account.id()).isPresent()) {
            throw new Refusal("这个账号已有一份重置申请等待确认。");
        }
        resets.propose(new CodeReset(
                Ids.next(clock),
                account.id(),
                account.name(),
                reason,
                UUID.fromString(by.account()),
                by.name(),
                by.role(),
                clock.instant(),
                1));
        log.account(Kind.CODE_RESET_ASKED.label(), account, FieldChange.of("理由", null, reason));
        book.announce(Kind.CODE_RESET_ASKED, account, NOWHERE);
    }

    @Transactional
    Account confirm(UUID id, int version, Visitor by) {
        CodeReset reset = signable(id, by);
        Account account = sign(reset, version, GrantStatus.STANDING, by);
        generators.remove(account.id());
        entries.endAll(account);
        log.account(
                Kind.CODE_RESET.label(),
                account,
                FieldChange.of("理由", null, reset.reason()),
                FieldChange.of("申请人", null, reset.proposedName()));
        book.announce(Kind.CODE_RESET, account, NOWHERE);
        return account;
    }

    @Transactional
    Account refuse(UUID id, int version, Visitor by) {
        Account account = sign(signable(id, by), version, GrantStatus.REFUSED, by);
        log.account("退回动态口令重置", account);
        return account;
    }

    private CodeReset signable(UUID id, Visitor by) {
        CodeReset reset = resets.get(id);
        if (!reset.mayDecide(by)) {
            throw new Refusal("要由另一位、担任另一种管理员的人确认，也不能是账号的本人。");
        }
        return reset;
    }

    private Account sign(CodeReset reset, int version, GrantStatus status, Visitor by) {
        if (!signatures.sign(Paper.CODE_RESET, reset.id(), version, status, by)) {
            throw new Stale("重置申请");
        }
        return accounts.byId(reset.account()).orElseThrow(() -> new NotFound("账号"));
    }
}
