package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Open
class HomePages {

    private final ObjectProvider<HomeContent> contents;
    private final Clock clock;

    HomePages(ObjectProvider<HomeContent> contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Model model) {
        Visitor visitor = Visitor.now();
        model.addAttribute(
                "home",
                new HomePage(
                        visitor.signedIn() ? t("您好，{0}", visitor.name()) : t("欢迎来到杏园"),
                        visitor,
                        tasksOf(visitor),
                        cardsOf(visitor),
                        LocalDate.now(clock),
                        visitor.signedIn() ? List.of() : ways()));
        return "web/home";
    }

    /** For who has not signed in; the others have the menu and what waits for them. */
    private static List<MenuItem> ways() {
        return Shell.now().menu().stream()
                .filter(item -> !"/".equals(item.path()))
                .toList();
    }

    private List<HomeContent.Task> tasksOf(Visitor visitor) {
        return contents.stream()
                .flatMap(content -> content.tasks(visitor).stream())
                .sorted(Comparator.comparing(
                                HomeContent.Task::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                        .thenComparing(
                                HomeContent.Task::since, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .toList();
    }

    private List<HomeContent.Card> cardsOf(Visitor visitor) {
        return contents.stream()
                .flatMap(content -> content.cards(visitor).stream())
                .sorted(Comparator.comparingInt(HomeContent.Card::order))
                .toList();
    }
}
