package io.xingyuan.casework.experts;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.ExpertPanels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells casework what the experts said. */
@Component
class PanelResults implements ExpertPanels {

    private final Panels panels;

    PanelResults(Panels panels) {
        this.panels = panels;
    }

    @Override
    public String address(CaseId id) {
        return "/panels/of/" + id;
    }

    @Override
    public boolean asking(CaseId id) {
        return panels.of(id).stream().anyMatch(Panel::running);
    }

    @Override
    public Optional<String> result(CaseId id) {
        List<Panel> asked = panels.of(id);
        return asked.isEmpty() || !asked.stream().allMatch(Panel::done)
                ? Optional.empty()
                : Optional.of(asked.stream().map(Panel::sentence).collect(Collectors.joining("；")));
    }
}
