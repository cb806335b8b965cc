package io.xingyuan.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 交来的材料.
 *
 * @param item which of the materials asked for, as the procedure or the clause names it
 * @param name Chinese
 * @param attachment the file as kept; null for what is handed in on paper
 */
public record NewMaterial(
        String item, String name, @Nullable UUID attachment, String fileName) {}
