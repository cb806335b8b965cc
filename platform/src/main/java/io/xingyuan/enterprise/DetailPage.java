package io.xingyuan.enterprise;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 一户一档: what the page of one enterprise shows.
 *
 * @param editable whether the visitor may edit the profile
 * @param keeper whether the visitor may keep products, projects, qualifications and contacts up to date
 * @param entitled whether the visitor may ask for telephone numbers in full
 * @param traceable whether the visitor may see who changed what
 */
record DetailPage(
        Enterprise enterprise,
        FactSheet sheet,
        List<Product> products,
        List<Project> projects,
        List<Qualification> qualifications,
        List<Contact> contacts,
        List<Happening> happenings,
        List<Panel> panels,
        LocalDate today,
        boolean editable,
        boolean keeper,
        boolean entitled,
        boolean traceable) {

    /** 面板: a card of another module. */
    record Panel(String title, Content body) {}

    List<Qualification> own() {
        return qualifications.stream()
                .filter(qualification -> qualification.product() == null)
                .toList();
    }

    /** Certificates of a product, parted by 、. */
    String certificates(UUID product) {
        return String.join(
                "、",
                qualifications.stream()
                        .filter(qualification -> product.equals(qualification.product()))
                        .map(Qualification::number)
                        .toList());
    }
}
