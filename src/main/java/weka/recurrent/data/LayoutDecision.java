package weka.recurrent.data;

import java.io.Serializable;

/**
 * What each attribute of a data set is to us. Attribute indices count from 0.
 *
 * @param layout any but {@link Layout#AUTO}
 * @param sequence the relational or string attribute that holds the sequence; -1 in {@link Layout#COLUMNS}
 * @param columns the attributes that are the time steps in {@link Layout#COLUMNS}, in order; else empty
 * @param statics the attributes that belong to the sequence as a whole
 * @param ignored the attributes that are identifiers
 * @param reason why this layout, to follow "because"; empty where the header leaves no choice
 */
public record LayoutDecision(Layout layout, int sequence, int[] columns, int[] statics, int[] ignored, String reason)
    implements Serializable {}
