package weka.recurrent.install;

import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.util.Enumeration;
import javax.swing.JTree;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.TreePath;

/**
 * Weka's tree of classes, which opens at a button <i>Choose</i>.
 *
 * @param tree shown by it
 */
record ClassTree(JTree tree) {
  /** The one to be seen, or null. On the event thread. */
  static ClassTree showing() {
    JTree tree = Hands.showing(JTree.class, any -> true);
    return tree == null ? null : new ClassTree(tree);
  }

  /** Unfolds the way to a class and brings it into sight. */
  TreePath unfold(String leaf) throws Exception {
    return Hands.onScreen(() -> {
      TreePath path = path(leaf);
      tree.makeVisible(path);
      tree.scrollPathToVisible(path);
      return path;
    });
  }

  /** Clicks a class where a user would; the tree closes by it. */
  void pick(Hands hands, String leaf) throws Exception {
    TreePath path = unfold(leaf);
    Rectangle row = Hands.onScreen(() -> tree.getPathBounds(path));
    Hands.pause(400);
    Rectangle now = Hands.onScreen(() -> tree.getPathBounds(path(leaf)));
    hands.click(tree, now == null ? row : now, InputEvent.BUTTON1_DOWN_MASK);
    Hands.await("the choice", 10, () -> tree.isShowing() ? null : true);
  }

  private TreePath path(String leaf) {
    DefaultMutableTreeNode root = (DefaultMutableTreeNode) tree.getModel().getRoot();
    for (Enumeration<?> nodes = root.depthFirstEnumeration(); nodes.hasMoreElements();) {
      DefaultMutableTreeNode node = (DefaultMutableTreeNode) nodes.nextElement();
      if (node.isLeaf() && leaf.equals(String.valueOf(node.getUserObject()).replaceAll("<[^>]*>", ""))) {
        return new TreePath(node.getPath());
      }
    }
    throw new IllegalStateException(leaf + " is not in the tree");
  }
}
