package io.xingyuan.casework;

import io.xingyuan.casework.procedure.MaterialAsked;
import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 事项文件位: where an applicant uploads on a case's own page: what its stage asks for, and what was refused. */
@Component
class CaseSlots {

    private final Stages stages;
    private final Materials materials;
    private final CaseSubjects subjects;
    private final MaterialFiles files;
    private final Attachments attachments;

    CaseSlots(Stages stages, Materials materials, CaseSubjects subjects, MaterialFiles files, Attachments attachments) {
        this.stages = stages;
        this.materials = materials;
        this.subjects = subjects;
        this.files = files;
        this.attachments = attachments;
    }

    static AttachedTo owner(CaseFile file) {
        return new AttachedTo(CaseAttachments.KIND, file.id().toString());
    }

    List<CaseMaterial> materials(CaseFile file) {
        return materials.of(file.id()).stream().map(CaseMaterial::of).toList();
    }

    /** What is open now, label by slot: nothing but what is asked for. */
    SequencedMap<String, String> open(CaseFile file) {
        return switch (file.status()) {
            case OPEN -> missing(file);
            case CORRECTING -> refused(file);
            case PASSED, REFUSED, WITHDRAWN -> new LinkedHashMap<>();
        };
    }

    /** What the stage asks for and nobody has handed in. */
    private SequencedMap<String, String> missing(CaseFile file) {
        SequencedMap<String, String> missing = new LinkedHashMap<>();
        stages.stage(file).materials().forEach(asked -> missing.put(asked.key(), asked.name()));
        materials(file).stream()
                .filter(CaseMaterial::standing)
                .forEach(material -> missing.keySet().removeIf(material::in));
        return missing;
    }

    /**
     * What was refused, or one for all where nothing was named. A subject with a page of its own for it has there what it
     * handed in itself; what the procedure asks for is mended here.
     */
    private SequencedMap<String, String> refused(CaseFile file) {
        SequencedMap<String, String> asked = new LinkedHashMap<>();
        stages.procedure(file).stages().stream()
                .flatMap(stage -> stage.materials().stream())
                .forEach(material -> asked.putIfAbsent(material.key(), material.name()));
        boolean elsewhere =
                subjects.of(file.kind()).correctionAddress(file.subject()).isPresent();
        SequencedMap<String, String> refused = new LinkedHashMap<>();
        for (CaseMaterial material : materials(file)) {
            String slot =
                    asked.keySet().stream().filter(material::in).findFirst().orElse(CaseMaterial.slot(material.item()));
            if (material.refused() && (!elsewhere || asked.containsKey(slot))) {
                refused.putIfAbsent(slot, material.name());
            }
        }
        if (refused.isEmpty() && !elsewhere) {
            refused.put(CaseAttachments.CORRECTION, "补正材料");
        }
        return refused;
    }

    /** What was uploaded for a correction beside what comes with it; whatever was named has to be there. */
    Correction mended(CaseFile file, Correction correction) {
        SequencedMap<String, String> open = refused(file);
        Correction own = files.given(materials(file), owner(file), open, correction.answer());
        Correction whole = correction.and(own);
        List<String> left = materials(file).stream()
                .filter(CaseMaterial::refused)
                .filter(material -> open.keySet().stream().anyMatch(material::in))
                .filter(material -> !whole.gone().contains(material.item())
                        && whole.materials().stream()
                                .noneMatch(given -> given.item().equals(material.item())))
                .map(material -> "“" + material.name() + "”")
                .distinct()
                .toList();
        if (!left.isEmpty()) {
            throw new Refusal("请先重新上传" + String.join("、", left) + "，再提交补正。");
        }
        attachments.settle(owner(file));
        return whole;
    }

    /** What the stage asks for, as uploaded; whatever it must have has to be there. */
    List<NewMaterial> handedIn(CaseFile file) {
        SequencedMap<String, String> open = missing(file);
        List<NewMaterial> given =
                files.given(materials(file), owner(file), open, "").materials();
        if (given.isEmpty()) {
            throw new Refusal("请先上传材料，再提交。");
        }
        mustHave(file, given);
        attachments.settle(owner(file));
        return given;
    }

    /** A stage does not pass without what it must have. */
    void mustBeComplete(CaseFile file) {
        mustHave(file, List.of());
    }

    private void mustHave(CaseFile file, List<NewMaterial> given) {
        Map<String, String> missing = missing(file);
        given.forEach(each -> missing.remove(CaseMaterial.slot(each.item())));
        String left = stages.stage(file).materials().stream()
                .filter(asked -> asked.required() && missing.containsKey(asked.key()))
                .map(MaterialAsked::name)
                .collect(Collectors.joining("”“", "“", "”"));
        if (left.length() > 2) {
            throw new Refusal("“" + file.stageName() + "”必须有的材料还没有交：" + left + "。");
        }
    }
}
