package io.xingyuan.casework;

import io.xingyuan.casework.procedure.MaterialAsked;
import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
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
        SequencedMap<String, String> asked = ofProcedure(file);
        boolean elsewhere =
                subjects.of(file.kind()).correctionAddress(file.subject()).isPresent();
        SequencedMap<String, String> refused = new LinkedHashMap<>();
        for (CaseMaterial material : materials(file)) {
            String slot =
                    asked.keySet().stream().filter(material::in).findFirst().orElse(CaseMaterial.slot(material.item()));
            if (material.refused() && (!elsewhere || asked.containsKey(slot) || material.besides())) {
                refused.putIfAbsent(slot, material.name());
            }
        }
        if (refused.isEmpty() && !elsewhere) {
            refused.put(CaseAttachments.CORRECTION, "补正材料");
        }
        return refused;
    }

    private SequencedMap<String, String> ofProcedure(CaseFile file) {
        SequencedMap<String, String> asked = new LinkedHashMap<>();
        stages.procedure(file).stages().stream()
                .flatMap(stage -> stage.materials().stream())
                .forEach(material -> asked.putIfAbsent(material.key(), material.name()));
        return asked;
    }

    /** What stands on a checklist and is not there, name by item: it may be asked for in a correction. */
    SequencedMap<String, String> absent(CaseFile file) {
        SequencedMap<String, String> absent =
                new LinkedHashMap<>(subjects.of(file.kind()).checklist(file.subject()));
        ofProcedure(file).forEach(absent::putIfAbsent);
        materials(file).stream()
                .filter(material -> material.standing() || material.refused())
                .forEach(material -> absent.keySet().removeIf(material::in));
        return absent;
    }

    /** Asks for what was never handed in; gives the materials by name. */
    SequencedMap<String, String> ask(CaseFile file, List<Decision.Wanted> wanted, String by) {
        SequencedMap<String, String> absent = absent(file);
        Set<String> taken = materials(file).stream().map(CaseMaterial::item).collect(Collectors.toSet());
        taken.addAll(ofProcedure(file).keySet());
        SequencedMap<String, String> asked = new LinkedHashMap<>();
        for (Decision.Wanted each : wanted) {
            String item = each.item().isEmpty() ? besides(taken) : each.item();
            String name = each.item().isEmpty() ? each.name() : absent.get(item);
            if (name == null || asked.containsKey(item)) {
                throw new Refusal("要求补交的材料已经交了，或不在清单里，请刷新页面后再试。");
            }
            taken.add(item);
            materials.ask(file, item, name, each.reason(), by);
            asked.put(item, name);
        }
        return asked;
    }

    private static String besides(Set<String> taken) {
        int number = 1;
        while (taken.contains(CaseMaterial.BESIDES + number)) {
            number++;
        }
        return CaseMaterial.BESIDES + number;
    }

    /** What was uploaded for a correction beside what comes with it; whatever was named has to be there. */
    Correction mended(CaseFile file, Correction correction) {
        SequencedMap<String, String> open = refused(file);
        Correction own = files.given(materials(file), owner(file), open, correction.answer());
        Correction whole = correction.and(own);
        List<CaseMaterial> left = materials(file).stream()
                .filter(CaseMaterial::refused)
                .filter(material -> open.keySet().stream().anyMatch(material::in))
                .filter(material -> !whole.gone().contains(material.item())
                        && whole.materials().stream()
                                .noneMatch(given -> given.item().equals(material.item())))
                .toList();
        if (!left.isEmpty()) {
            boolean again = left.stream().allMatch(CaseMaterial::standing);
            String names = left.stream()
                    .map(material -> "“" + material.name() + "”")
                    .distinct()
                    .collect(Collectors.joining("、"));
            throw again ? new Refusal("请先重新上传{0}，再提交补正。", names) : new Refusal("请先上传{0}，再提交补正。", names);
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
            throw new Refusal("“{0}”必须有的材料还没有交：{1}。", file.stageName(), left);
        }
    }
}
