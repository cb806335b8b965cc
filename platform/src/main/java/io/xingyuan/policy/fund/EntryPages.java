package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The books, line by line: what stands behind every displayed total. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class EntryPages {

    private final Books books;
    private final Pools pools;
    private final When when;

    EntryPages(Books books, Pools pools, When when) {
        this.books = books;
        this.pools = pools;
        this.when = when;
    }

    @GetMapping("/fund/entries")
    String list(EntryFilter filter, Paging paging, Model model) {
        Scope scope = Visitor.now().scope();
        Books.Sum sum = books.sum(filter);
        List<Choice> choices = pools.all().stream()
                .map(pool -> new Choice(pool.id().toString(), pool.year() + " " + pool.name()))
                .toList();
        model.addAttribute(
                "page",
                new EntriesPage(
                        filter,
                        new Listing<>(books.page(filter, scope, paging), sum.number(), paging),
                        sum,
                        choices,
                        when));
        return "policy/fund/entries";
    }

    /** The same lines as the page, all of them. */
    @Costly
    @AuditedRead(value = "导出资金分录", kind = "资金池")
    @GetMapping("/fund/entries/export.xlsx")
    void export(EntryFilter filter, HttpServletResponse response) throws IOException {
        List<String> head = List.of(
                t("时间"),
                t("凭证号"),
                t("事由"),
                t("资金池"),
                t("科目"),
                t("借方（元）"),
                t("贷方（元）"),
                t("拨付单"),
                t("企业"),
                t("说明"),
                t("办理人"));
        try (Export export = Export.download(response, t("资金分录"), head)) {
            books.each(
                    filter,
                    Visitor.now().scope(),
                    line -> export.row(List.of(
                            when.minute(line.at()),
                            line.entry().toString(),
                            t(line.act()),
                            line.pool(),
                            t(line.account().label()),
                            BigDecimal.valueOf(line.debitFen(), 2),
                            BigDecimal.valueOf(line.creditFen(), 2),
                            line.number(),
                            line.enterprise(),
                            line.reason(),
                            line.by())));
        }
    }
}
