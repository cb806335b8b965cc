package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.sealing.PersonalField;
import io.xingyuan.web.Visitor;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 一户一档: puts the page of one enterprise together. */
@Component
class EnterpriseFile {

    private static final int HAPPENINGS = 8;

    private final Directory directory;
    private final Belongings belongings;
    private final FactSheets sheets;
    private final ObjectProvider<EnterprisePanel> panels;

    EnterpriseFile(
            Directory directory, Belongings belongings, FactSheets sheets, ObjectProvider<EnterprisePanel> panels) {
        this.directory = directory;
        this.belongings = belongings;
        this.sheets = sheets;
        this.panels = panels;
    }

    @Transactional(readOnly = true)
    DetailPage open(EnterpriseId id, Visitor visitor) {
        Enterprise enterprise = directory.get(id);
        boolean staff = EnterprisePages.mayEdit(visitor.role());
        boolean keeper = EnterprisePages.mayKeep(visitor.role());
        return new DetailPage(
                enterprise,
                sheets.of(id, Entity.ENTERPRISE, id.value(), keeper),
                belongings.products(id),
                belongings.projects(id),
                belongings.qualifications(id),
                belongings.contacts(id),
                belongings.happenings(id, HAPPENINGS),
                panels(id, visitor),
                sheets.today(),
                staff,
                keeper && !enterprise.archived(),
                PersonalField.CONTACT.entitles(visitor, id),
                keeper);
    }

    private List<DetailPage.Panel> panels(EnterpriseId id, Visitor visitor) {
        return panels.stream()
                .sorted(Comparator.comparingInt(EnterprisePanel::order))
                .map(panel -> new DetailPage.Panel(panel.title(), panel.body(id, visitor)))
                .toList();
    }
}
