package io.xingyuan.kernel;

/** 园区编号: a short code such as {@code changchun}, stable across deployments. */
public record ParkId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
