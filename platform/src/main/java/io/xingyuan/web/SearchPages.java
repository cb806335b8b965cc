package io.xingyuan.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 搜索: one box over everything that the visitor may see. */
@Controller
@Open
class SearchPages {

    private static final int LONGEST = 100;

    private final ObjectProvider<SearchSource> sources;

    SearchPages(ObjectProvider<SearchSource> sources) {
        this.sources = sources;
    }

    @Costly
    @GetMapping("/search")
    String search(@RequestParam(name = "q", defaultValue = "") String typed, Model model) {
        String words = typed.strip();
        if (words.length() > LONGEST) {
            words = words.substring(0, LONGEST);
        }
        model.addAttribute("search", new SearchPage(words, words.isEmpty() ? List.of() : groups(words)));
        return "web/search";
    }

    private List<SearchPage.Group> groups(String words) {
        Visitor visitor = Visitor.now();
        return sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .map(source -> new SearchPage.Group(source.heading(), source.find(words, visitor, SearchPage.MOST)))
                .filter(group -> !group.hits().isEmpty())
                .toList();
    }
}
